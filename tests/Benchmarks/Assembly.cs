// Threads' clocks, memfds, unix sockets.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
