using System.Text;
using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Remote.Tests.Real;

/// <summary>What is copied on one side can be pasted on the other; xclip is who copies and pastes at the guest's end.</summary>
public sealed class ClipboardTests
{
    private const string Letters = "Zürich, Ελλάδα, 日本語, 🖥\nsecond line\n";

    public static TheoryData<int> Lengths => [1, 100_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task What_a_desktop_copies_is_read_here(int length)
    {
        using var workspace = new Workspace();
        await using var server = await TigerVnc.StartAsync();
        await using var source = new RunningSource(server.Address);
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
        var text = Text(length);
        await CopyAsync(server.Desktop, workspace, text);
        await source.UntilAsync(() => source.Host.Clipboard.Offers.LastOrDefault() is [ClipboardFormat.Text], "an offer");
        Assert.Equal(text, await ReadAsync(source));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task What_the_wall_has_is_pasted_on_a_desktop(int length)
    {
        await using var server = await TigerVnc.StartAsync();
        await using var source = new RunningSource(server.Address);
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
        var text = Text(length);
        Offer(source, text);
        await Eventually.TrueAsync("the text on the desktop", async () => await server.Desktop.OutputAsync("xclip", "-o", "-selection", "clipboard", "-t", "UTF8_STRING") == text);
    }

    [Fact]
    public async Task Two_viewers_of_one_machine_share_its_clipboard()
    {
        await using var qemu = await VncQemu.StartUnixAsync(Guest.Grub);
        await using var one = new RunningSource(qemu.Address);
        await using var other = new RunningSource(qemu.Address);
        await one.UntilAsync(() => one.Picture() is not null, "a picture");
        await other.UntilAsync(() => other.Picture() is not null, "a picture");
        Offer(one, Letters);
        await other.UntilAsync(() => other.Host.Clipboard.Offers.LastOrDefault() is [ClipboardFormat.Text], "an offer");
        Assert.Equal(Letters, await ReadAsync(other));
    }

    [Fact]
    public async Task A_server_without_the_extension_gets_and_gives_what_Latin_1_has()
    {
        using var workspace = new Workspace();
        await using var server = await TightVnc.StartAsync();
        await using var source = new RunningSource(server.Address);
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
        Offer(source, "Zürich, 日本\n");

        // In the manner of its time: a property of the root window, in Latin-1, whose letters no tool here can read.
        await Eventually.TrueAsync("the text on the desktop", async () => await server.Desktop.OutputAsync("xclip", "-o", "-selection", "buffer-cut") == "Z\ufffdrich, ??\n");
        await File.WriteAllBytesAsync(workspace["copied"], Encoding.Latin1.GetBytes("Genève\n"), TestContext.Current.CancellationToken);
        server.Desktop.Start("xclip", "-i", "-selection", "buffer-cut", workspace["copied"]);
        await source.UntilAsync(() => source.Host.Clipboard.Offers.LastOrDefault() is [ClipboardFormat.Text], "an offer");
        Assert.Equal("Genève\n", await ReadAsync(source));
    }

    [Fact]
    public async Task A_view_only_source_shares_nothing()
    {
        await using var server = await TigerVnc.StartAsync();
        await using var source = new RunningSource(server.Address, ("view-only", true));
        await source.UntilAsync(() => source.Picture() is not null, "a picture");
        Assert.Null(source.Host.Clipboard.Guest);
    }

    private static string Text(int letters) => new StringBuilder().Insert(0, Letters, 1 + (letters / Letters.Length)).ToString();

    private static async Task CopyAsync(XDesktop desktop, Workspace workspace, string text)
    {
        await File.WriteAllTextAsync(workspace["copied"], text);
        desktop.Start("xclip", "-quiet", "-selection", "clipboard", "-i", workspace["copied"]);
    }

    private static void Offer(RunningSource source, string text)
    {
        source.Host.Clipboard.Content[ClipboardFormat.Text] = Encoding.UTF8.GetBytes(text);
        source.Host.Clipboard.Guest!.Offer([ClipboardFormat.Text]);
    }

    private static async Task<string> ReadAsync(RunningSource source) =>
        Encoding.UTF8.GetString((await source.Host.Clipboard.Guest!.ReadAsync(ClipboardFormat.Text, CancellationToken.None)).Span);
}
