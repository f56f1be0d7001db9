<?php
/**
 * The same form as a block. It is written by the server each time, so a page keeps nothing but the editor's choice.
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

function register_block(): void {
	wp_register_script(
		'sovitaan-block',
		plugins_url( 'js/block.js', FILE ),
		array( 'wp-api-fetch', 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element' ),
		VERSION,
		true
	);
	$text = static fn( string $default = '' ) => array(
		'type'    => 'string',
		'default' => $default,
	);
	register_block_type(
		'sovitaan/form',
		array(
			'api_version'     => 2,
			'title'           => 'Sovitaan',
			'category'        => 'widgets',
			'icon'            => 'forms',
			'attributes'      => array(
				'checklist'    => $text(),
				'lang'         => $text(),
				'headingLevel' => $text( '2' ),
			),
			'editor_script'   => 'sovitaan-block',
			'render_callback' => static fn( array $chosen ) => form(
				array_merge(
					DEFAULTS,
					array(
						'checklist'     => $chosen['checklist'],
						'lang'          => $chosen['lang'],
						'heading-level' => $chosen['headingLevel'],
					)
				)
			),
		)
	);
}
add_action( 'init', __NAMESPACE__ . '\\register_block' );
