/** The block in the editor: which form, in which language, under which heading. The page shows what the server makes of it. */
(({ apiFetch, blockEditor, blocks, components, element }) => {
  const { createElement, useEffect, useState } = element;
  const languages = [
    { value: '', label: 'The page’s' },
    { value: 'fi', label: 'suomi' },
    { value: 'sv', label: 'svenska' },
    { value: 'en', label: 'English' },
  ];
  const levels = ['2', '3', '4'].map((level) => ({ value: level, label: level }));

  const Edit = ({ attributes, setAttributes }) => {
    const [checklists, setChecklists] = useState([]);
    useEffect(() => void apiFetch({ path: '/sovitaan/v1/checklists' }).then(setChecklists), []);
    const select = (name, label, options) =>
      createElement(components.SelectControl, {
        label,
        options,
        value: attributes[name],
        onChange: (value) => setAttributes({ [name]: value }),
      });
    return createElement(
      'div',
      blockEditor.useBlockProps(),
      createElement(
        components.Placeholder,
        { icon: 'forms', label: 'Sovitaan', isColumnLayout: true },
        select('checklist', 'Form', [{ value: '', label: 'Choose a form' }, ...checklists]),
        select('lang', 'Language', languages),
        select('headingLevel', 'Heading level', levels),
      ),
    );
  };

  blocks.registerBlockType('sovitaan/form', { edit: Edit, save: () => null });
})(window.wp);
