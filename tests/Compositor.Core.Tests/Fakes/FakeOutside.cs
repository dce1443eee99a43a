namespace Compositor.Core.Tests.Fakes;

/// <summary>A desktop's clipboard.</summary>
internal sealed class FakeOutside : IOutsideClipboard
{
    public byte[]? Text { get; set; }

    public int Reads { get; private set; }

    public ReadOnlyMemory<byte>? Read()
    {
        Reads++;
        return Text;
    }

    public void Write(ReadOnlySpan<byte> text) => Text = text.ToArray();
}
