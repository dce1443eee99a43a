using Xunit;

namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>The QEMUs that tests run on.</summary>
internal static class QemuBinary
{
    /// <summary>Of the distribution: 7.2 on Debian 12, 10 on Debian 13.</summary>
    public const string System = "/usr/bin/qemu-system-x86_64";

    /// <summary>The wrapper that tests/qemu10.sh made, or the system's where that is new enough.</summary>
    public static string? Ten
    {
        get
        {
            if (Environment.GetEnvironmentVariable("COMPOSITOR_QEMU10") is { Length: > 0 } named)
            {
                return named;
            }

            var fetched = Path.Combine(Workspace.Checkout, "artifacts/qemu10/qemu-system-x86_64");
            return File.Exists(fetched) ? fetched : null;
        }
    }

    /// <summary>A binary by its name in test cases; skips, saying why, where it is missing.</summary>
    public static string Require(string which, Guest guest)
    {
        var binary = which == "ten" ? Ten : System;
        Assert.SkipUnless(binary is not null && File.Exists(binary), $"QEMU ({which}) is not installed; for QEMU 10 run tests/qemu10.sh");
        Assert.SkipUnless(File.Exists(guest.File), $"{guest.File} is not installed");
        return binary!;
    }
}
