// EGL, DRM, memfds.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
