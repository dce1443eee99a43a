using Compositor.Shell.Control;
using Xunit;

namespace Compositor.Shell.Tests.Control;

public sealed class ControlSocketPathTests
{
    [Fact]
    public void TheRuntimeDirectoryGoesFirst() =>
        Assert.Equal("/run/mine/compositor/control.sock", ControlSocketPath.Resolve("/run/mine", 7, "/nowhere", "/tmp"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void ThenTheUsersOwn(string? unset)
    {
        using var scratch = new ScratchDirectory();
        Directory.CreateDirectory(scratch.File("7"));

        Assert.Equal(scratch.File("7/compositor/control.sock"), ControlSocketPath.Resolve(unset, 7, scratch.Path, "/tmp"));
    }

    [Fact]
    public void ThenAPrivateTemporaryOne() =>
        Assert.Equal("/tmp/compositor-7/control.sock", ControlSocketPath.Resolve(null, 7, "/nowhere", "/tmp"));
}
