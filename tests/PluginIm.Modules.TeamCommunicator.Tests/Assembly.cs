// One application, one user-interface thread, one keyboard focus.
[assembly: DoNotParallelize]
