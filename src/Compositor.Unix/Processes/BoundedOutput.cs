using System.Text;

namespace Compositor.Unix;

/// <summary>What a child writes: all is read, so that it is never held up, and the last part is kept.</summary>
internal sealed class BoundedOutput
{
    private const int Limit = 65536;

    private readonly StringBuilder _text = new();

    /// <summary>What came so far. Any thread.</summary>
    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>Reads to the end of the stream.</summary>
    public async Task ReadAsync(Stream stream)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var bytes = new byte[4096];
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(bytes).ConfigureAwait(false)) > 0)
            {
                Add(characters.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, count), characters, flush: false)));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Its reader went first.
        }
    }

    private void Add(ReadOnlySpan<char> more)
    {
        lock (_text)
        {
            _text.Append(more);
            if (_text.Length > Limit)
            {
                _text.Remove(0, _text.Length - (Limit / 2));
            }
        }
    }
}
