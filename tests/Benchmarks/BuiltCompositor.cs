using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Benchmarks;

/// <summary>The program as its users run it.</summary>
internal static class BuiltCompositor
{
    public static string Path => System.IO.Path.Combine(Workspace.Checkout, "src/Compositor.Shell/bin/Release/net10.0/compositor");
}
