// Each test has a display, a window manager and a Wine server of its own, and waits more than it works: two at a time keep two cores busy.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
