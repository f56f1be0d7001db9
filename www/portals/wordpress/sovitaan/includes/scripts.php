<?php
/**
 * The scripts of a page with a form on it: files, as modules. Nothing is written into the page itself.
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

/** Has the library, and a script of this plugin's, loaded at the foot of the page; once, however many forms there are. */
function need_script( string $name ): void {
	static $needed = array();
	if ( isset( $needed[ $name ] ) ) {
		return;
	}
	$needed[ $name ] = true;
	add_action(
		is_admin() ? 'admin_print_footer_scripts' : 'wp_footer',
		static function () use ( $name ) {
			// Ours first: what it sets is there when the form is made.
			foreach ( array( "js/$name.js", 'dist/sovitaan.js' ) as $file ) {
				wp_print_script_tag(
					array(
						'type' => 'module',
						'src'  => plugins_url( $file, FILE ) . '?ver=' . VERSION,
					)
				);
			}
		}
	);
}
