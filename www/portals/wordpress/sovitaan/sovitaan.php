<?php
/**
 * Plugin Name:       Sovitaan
 * Description:       Checklists and agreements as accessible forms. What is filled in is stored in this site, once, as it came.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

require __DIR__ . '/includes/words.php';
require __DIR__ . '/includes/checklists.php';
require __DIR__ . '/includes/documents.php';
require __DIR__ . '/includes/envelope.php';
require __DIR__ . '/includes/problem.php';
require __DIR__ . '/includes/rest.php';
require __DIR__ . '/includes/scripts.php';
require __DIR__ . '/includes/form.php';
require __DIR__ . '/includes/block.php';
require __DIR__ . '/includes/admin.php';

register_activation_hook( __FILE__, __NAMESPACE__ . '\\make_table' );
