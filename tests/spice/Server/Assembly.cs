// poll(2), eventfd(2), libspice-server.so.1: there is no other platform for this program.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]
