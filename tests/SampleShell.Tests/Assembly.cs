// One screen, one keyboard focus: what opens windows is tested one after the other.
[assembly: DoNotParallelize]
