// Exports of a call: diagram, record for replay, test, capture file.

import { notice } from './notice.js';
import { query } from './numbers.js';

const dialog = document.getElementById('to-copy');

export function bindExports(id) {
  const address = (ending) => `/calls/${encodeURIComponent(id)}.${ending}`;
  document.getElementById('mermaid').addEventListener('click', () => copy(address('mmd')));
  dialog.querySelector('button').addEventListener('click', () => dialog.close());
  return {
    /** Updates the links when the numbers are toggled. */
    refresh({ hasCapture }) {
      for (const ending of ['jsonl', 'java', 'pcap']) {
        document.getElementById(ending).href = address(ending) + query();
      }
      document.getElementById('pcap').hidden = !hasCapture;
    },
  };
}

async function copy(address) {
  try {
    const response = await fetch(address + query());
    if (!response.ok) {
      throw new Error(response.statusText);
    }
    await put(await response.text());
  } catch {
    notice('The diagram could not be loaded.');
  }
}

/** Without access to the clipboard, the text is shown for manual copying. */
async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    notice('Copied as Mermaid.');
  } catch {
    const area = dialog.querySelector('textarea');
    area.value = text;
    dialog.showModal();
    area.select();
  }
}
