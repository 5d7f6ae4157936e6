/** What is left of the first afternoon, in English. */
import type { left as id } from '../id/left.ts'

export const left: typeof id = {
  title: left => `Still to do: ${left}`,
  next: name => `Next: ${name}.`,
  go: name => `Open: ${name}`,
  hide: 'Hide this list',
  done: 'done',
  steps: {
    makers: {
      name: 'Makers',
      hint: 'from Excel, or one by one',
      does: 'Choose the Excel file of makers under Import; its template is there. One by one works under Makers.',
    },
    products: {
      name: 'Products that are live',
      hint: 'at least five',
      does: 'Choose the Excel file of products under Import. What is complete goes live at once; the rest waits as drafts under Products.',
    },
    outlet: {
      name: 'The first hotel',
      hint: 'name, address, mark on its kwitansi',
      does: 'Add it under Outlets. Its rooms, hours and shelf are filled in by its own manager.',
    },
    manager: {
      name: 'Its manager',
      hint: 'comes in by a pass from you',
      does: 'Under People, invite its manager and send the pass, which is good for half an hour.',
    },
    'spare-key': {
      name: 'A second passkey',
      hint: 'on your phone, or a second person',
      does: 'Under People, add another device of yours or invite a colleague, so that one lost phone shuts nobody out.',
    },
    rooms: {
      name: 'Rooms',
      hint: 'written once, by ranges',
      does: 'Write them as on the key rack, such as 101–120, floor 1; 201–220, floor 2.',
    },
    placements: {
      name: 'Products on the shelf',
      hint: 'at least five',
      does: 'Choose from the city’s register with Add from the register; several at once.',
    },
    goods: {
      name: 'Goods have come',
      hint: 'one delivery note',
      does: 'Record what has come under Goods: scan, type, or paste it from Excel.',
    },
    cards: {
      name: 'QR cards',
      hint: 'print on A4, then put them up',
      does: 'Print the sheets, then say that the cards are printed.',
    },
    terminal: {
      name: 'The desk’s terminal',
      hint: 'the computer at reception',
      does: 'Under People, ask for a terminal’s code, then type it at the computer of the desk.',
    },
    clerk: {
      name: 'A clerk',
      hint: 'chooses a PIN of their own',
      does: 'Under People, invite the clerk; the pass is opened at the terminal, and there they choose a PIN.',
    },
    kwitansi: {
      name: 'The first kwitansi',
      hint: 'until the goods are brought',
      does: 'At the desk, check a guest in; scan the room’s card, order, and bring it.',
    },
  },
}
