<?php
// Installs the site: `php setup.php FOLDER PASSWORD`. A Finnish portal, its people, and the plugin.
[, $site, $password] = $argv;
define( 'WP_INSTALLING', true );
$_SERVER += array( 'HTTP_HOST' => '127.0.0.1', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET' );
require "$site/wp-load.php";
require ABSPATH . 'wp-admin/includes/admin.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Kuntalan intranet', 'admin', 'admin@example.org', false, '', $password, 'fi' );
// Avatars would be looked up outside.
update_option( 'show_avatars', 0 );
update_option( 'blogdescription', '' );
$people = array(
	'editor' => array( 'editor', 'Elli Toimittaja' ),
	'worker' => array( 'subscriber', 'Aino Työntekijä' ),
	'other'  => array( 'subscriber', 'Antti Toinen' ),
);
foreach ( $people as $name => [$role, $display_name] ) {
	$id = wp_insert_user(
		array(
			'user_login'   => $name,
			'user_pass'    => $password,
			'user_email'   => "$name@example.org",
			'display_name' => $display_name,
			'role'         => $role,
			// The admin's words are in English for whoever edits.
			'locale'       => 'editor' === $role ? 'en_US' : '',
		)
	);
	is_int( $id ) || exit( 1 );
}
$outcome = activate_plugin( 'sovitaan/sovitaan.php' );
if ( is_wp_error( $outcome ) ) {
	fwrite( STDERR, $outcome->get_error_message() );
	exit( 1 );
}
echo 'installed';
