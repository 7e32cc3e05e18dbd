const { default: Sequencer } = require('@jest/test-sequencer');

// The tests in a browser are the longest files: begun last, one of them would run alone at the end.
module.exports = class BrowserFirst extends Sequencer {
  sort(tests) {
    const inBrowser = ({ path }) => path.includes('/test/browser/');
    const sorted = super.sort(tests);
    return [...sorted.filter(inBrowser), ...sorted.filter((test) => !inBrowser(test))];
  }
};
