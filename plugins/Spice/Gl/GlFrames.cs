using Compositor.Contracts;
using Compositor.Sources;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>
/// What a machine draws with OpenGL: scanouts, and frames in them, which the server holds back the guest for until they are answered. Only
/// on unix sockets, by which a descriptor can come. On the display's thread.
/// </summary>
internal sealed partial class GlFrames(ChannelLink link, DisplayHeads heads, Pacing pacing, ILogger log)
{
    /// <summary>GL_SCANOUT. Newer servers may have GL_SCANOUT2, with several planes; no released header of the protocol says how it looks.</summary>
    public const uint Capability = 1 << 7;

    /// <summary>The message that brings a descriptor.</summary>
    public const ushort Scanout = (ushort)DisplayNotice.GlScanoutUnix;

    private readonly DrawAnswers _answers = new(link);

    /// <summary>True while the last that came was a scanout or a frame in one, and not a drawing in the canvas.</summary>
    public bool IsShown { get; private set; }

    /// <summary>True for messages that <see cref="Handle"/> takes.</summary>
    public static bool Takes(ushort type) => (DisplayNotice)type is DisplayNotice.GlScanoutUnix or DisplayNotice.GlDraw;

    /// <summary>Handles one message.</summary>
    /// <exception cref="SpiceException">It cannot be right.</exception>
    public void Handle(ushort type, ReadOnlySpan<byte> body)
    {
        if (type == Scanout)
        {
            Show(body);
        }
        else
        {
            Draw(new BodyReader(body));
        }
    }

    /// <summary>The canvas was drawn in since.</summary>
    public void GiveWay() => IsShown = false;

    private void Show(ReadOnlySpan<byte> body)
    {
        if (!link.Transport.IsLocal)
        {
            throw new SpiceException("the server names memory of its GPU on a connection that cannot carry it");
        }

        if (link.TakeDescriptor() is not { } memory)
        {
            // There is no picture now; the last one stays on the heads.
            LogNoMemory(log);
            heads.ForgetScanout();
            return;
        }

        heads.Show(GlScanout.Read(body, memory));
        IsShown = true;
    }

    private void Draw(BodyReader reader)
    {
        var damage = new Rect(ReadSide(ref reader), ReadSide(ref reader), ReadSide(ref reader), ReadSide(ref reader));

        // Answered in any case.
        var answer = _answers.Rent();
        IsShown |= heads.CommitFrame(damage, pacing, answer);
        answer.Wait();
    }

    // A guest's own numbers, with some servers: no reason to end anything.
    private static int ReadSide(ref BodyReader reader) => (int)Math.Min(reader.ReadUInt32(), SurfaceBuffer.MaximumSide);

    [LoggerMessage(LogLevel.Debug, "the server shows a picture of its GPU without the memory")]
    private static partial void LogNoMemory(ILogger log);
}
