using System.Text;
using Xunit;

namespace Compositor.Unix.Tests;

public sealed class UeventTests : LiveTest
{
    private const string HotPlug =
        "change@/devices/pci0000:00/0000:00:01.0/drm/card0\0ACTION=change\0DEVPATH=/devices/pci0000:00/0000:00:01.0/drm/card0\0" +
        "SUBSYSTEM=drm\0HOTPLUG=1\0DEVNAME=dri/card0\0DEVTYPE=drm_minor\0SEQNUM=1771\0MAJOR=226\0MINOR=0\0";

    [Fact]
    public void A_message_of_the_kernel_is_read()
    {
        var uevent = Parse(HotPlug);

        Assert.NotNull(uevent);
        Assert.Equal("change", uevent.Action);
        Assert.Equal("/devices/pci0000:00/0000:00:01.0/drm/card0", uevent.DevicePath);
        Assert.Equal("drm", uevent.Subsystem);
        Assert.Equal("dri/card0", uevent.DeviceName);
        Assert.Equal("1", uevent.Properties["HOTPLUG"]);
    }

    [Fact]
    public void What_is_not_said_is_empty()
    {
        var uevent = Parse("add@/module/vgem\0")!;

        Assert.Equal("", uevent.Subsystem);
        Assert.Equal("", uevent.DeviceName);
        Assert.Empty(uevent.Properties);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("change")]
    [InlineData("change@/devices")]
    [InlineData("@/devices\0")]
    [InlineData("change@\0")]
    [InlineData("libudev\0\xfe\xed\xca\xfe\0\0\0SUBSYSTEM=drm\0")]
    public void What_is_no_message_of_the_kernel_is_refused(string text) => Assert.Null(Parse(text));

    [Theory]
    [InlineData("a@b\0SUBSYSTEM=drm\0SUBSYSTEM=input\0", "drm")]
    [InlineData("a@b\0=drm\0SUBSYSTEM\0", "")]
    [InlineData("a@b\0SUBSYSTEM=\0", "")]
    [InlineData("a@b\0SUBSYSTEM=drm", "")]
    [InlineData("a@b\0\0\0SUBSYSTEM=drm\0", "drm")]
    [InlineData("a@b\0SUBSYSTEM=x=y\0", "x=y")]
    public void Odd_properties_are_passed_over(string text, string subsystem) => Assert.Equal(subsystem, Parse(text)!.Subsystem);

    [Fact]
    public void A_message_cut_at_any_length_is_read_up_to_there_or_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(HotPlug);
        for (var length = 0; length < bytes.Length; length++)
        {
            var uevent = Uevent.Parse(bytes.AsSpan(0, length));
            Assert.True(uevent is null || uevent.Action == "change");
            Assert.True(uevent is null || uevent.Properties.Count < 9);
        }
    }

    [Fact]
    public void Any_bytes_do_no_harm()
    {
        var random = new Random(7);
        var bytes = new byte[2048];
        for (var i = 0; i < 2000; i++)
        {
            random.NextBytes(bytes);
            "a@b\0"u8.CopyTo(bytes);
            Assert.Equal("a", Uevent.Parse(bytes.AsSpan(0, random.Next(4, bytes.Length)))!.Action);
        }
    }

    [Fact]
    public void What_is_too_long_or_has_too_much_in_it_is_bounded()
    {
        Assert.Null(Uevent.Parse(new byte[Uevent.MaximumLength + 1]));
        var many = Parse("a@b\0" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"K{i}=v\0")))!;
        Assert.Equal(256, many.Properties.Count);
    }

    [Fact]
    public void A_socket_that_hears_nothing_says_so()
    {
        using var socket = Open();
        Assert.False(socket.TryReceive(out var uevent) && uevent is null);
    }

    private static Uevent? Parse(string text) => Uevent.Parse(Encoding.UTF8.GetBytes(text));

    private static UeventSocket Open()
    {
        try
        {
            return new UeventSocket();
        }
        catch (UnixException e)
        {
            Assert.Skip($"device events are not to be had here: {e.Message}");
            throw;
        }
    }
}
