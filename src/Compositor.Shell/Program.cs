using Compositor.Shell.CommandLine;

// Not async: "run" keeps the process's first thread, which is the one that SDL wants.
return Commands.Invoke(args, Console.Out, Console.Error);
