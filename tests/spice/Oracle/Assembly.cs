// libspice-client-glib: there is no other platform for this program.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]
