using System.Text;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <summary>Lines of stdin, read when there is something, without waiting.</summary>
internal sealed unsafe class StandardInput
{
    private readonly Queue<string> _lines = new();
    private readonly StringBuilder _open = new();

    /// <summary>True when whoever started us has closed it: nobody needs us any more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Reads what is there; called when there is something.</summary>
    public void Fill()
    {
        Span<byte> buffer = stackalloc byte[4096];
        fixed (byte* first = buffer)
        {
            var count = (int)Libc.Read(0, first, (nuint)buffer.Length);
            HasEnded |= count <= 0;
            foreach (var letter in Encoding.UTF8.GetString(buffer[..Math.Max(0, count)]))
            {
                if (letter != '\n')
                {
                    _open.Append(letter);
                    continue;
                }

                _lines.Enqueue(_open.ToString().Trim());
                _open.Clear();
            }
        }
    }

    /// <summary>The next line, or null.</summary>
    public string? Next() => _lines.TryDequeue(out var line) ? line : null;
}
