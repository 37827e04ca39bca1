// Files of the index come as scripts: those load from disk as well, and under a policy that lets nothing but the site's own run.

const waiting = new Map();

// What the script at `address` hands over.
export const loadScript = (address) =>
  new Promise((resolve, reject) => {
    globalThis.waymarkSearch ??= { push: (data) => waiting.get(document.currentScript)?.(data) };
    const script = document.createElement('script');
    const leave = (then) => () => {
      waiting.delete(script);
      script.remove();
      then();
    };
    waiting.set(script, resolve);
    // A file that says nothing is as good as none; after resolve() this does nothing.
    script.onload = leave(() => reject(new Error(address)));
    script.onerror = script.onload;
    script.src = address;
    document.head.append(script);
  });
