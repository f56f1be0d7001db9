<?php
/**
 * A form on a page: `[sovitaan checklist="pair-work-agreement"]`.
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

const DEFAULTS = array(
	'checklist'     => '',
	'lang'          => '',
	'heading-level' => '2',
	'drafts'        => 'session',
	'subject'       => '',
	'name'          => '',
);

add_shortcode( 'sovitaan', static fn( $given ) => form( shortcode_atts( DEFAULTS, $given, 'sovitaan' ) ) );

/** What stands on the page. */
function form( array $attributes ): string {
	$language = language( $attributes['lang'] );
	if ( ! is_checklist( $attributes['checklist'] ) ) {
		// Whoever can mend it is told; to others nothing is missing.
		return current_user_can( 'edit_posts' )
			? '<p><strong>' . esc_html( "Sovitaan: there is no checklist “{$attributes['checklist']}”." ) . '</strong></p>'
			: '';
	}
	if ( ! is_user_logged_in() ) {
		$login = wp_login_url( (string) get_permalink() );
		return '<p lang="' . esc_attr( $language ) . '"><a href="' . esc_url( $login ) . '">' . esc_html( word( 'login', $language ) ) . '</a></p>';
	}
	need_script( 'form' );
	$on_element = array(
		'src'                => checklist_url( $attributes['checklist'] ),
		'action'             => rest_url( ROUTE ),
		'lang'               => $attributes['lang'],
		'heading-level'      => $attributes['heading-level'],
		'drafts'             => $attributes['drafts'],
		'subject'            => $attributes['subject'],
		'name'               => $attributes['name'],
		// For js/form.js.
		'data-sovitaan-nonce' => admin_url( 'admin-ajax.php?action=rest-nonce' ),
		'data-sovitaan-open'  => word( 'open', $language ),
	);
	return '<sovitaan-form' . attributes( $on_element ) . '>' . esc_html( word( 'loading', $language ) ) . '</sovitaan-form>';
}

/** Escaped; an empty one is left out. */
function attributes( array $attributes ): string {
	$html = '';
	foreach ( array_filter( $attributes, 'strlen' ) as $name => $value ) {
		$value = in_array( $name, array( 'src', 'action', 'data-sovitaan-nonce' ), true ) ? esc_url( $value ) : esc_attr( $value );
		$html .= " $name=\"$value\"";
	}
	return $html;
}
