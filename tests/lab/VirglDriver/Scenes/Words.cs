using System.Globalization;

namespace Compositor.VirglDriver;

/// <summary>The words of a command, taken one after the other.</summary>
internal sealed class Words(string line)
{
    private readonly Queue<string> _words = new(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public string Text() => _words.TryDequeue(out var word) ? word : throw new DriverException($"a word is missing in \"{line}\"");

    public int Number() => Text() is var word && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new DriverException($"\"{word}\" is no number");

    public Area Area() => new(Number(), Number(), Number(), Number());

    public Colour Colour() => VirglDriver.Colour.Parse(Text());

    /// <summary>Takes a word when it is the next one.</summary>
    public bool IsNext(string word)
    {
        var isNext = _words.TryPeek(out var next) && next == word;
        if (isNext)
        {
            _words.Dequeue();
        }

        return isNext;
    }
}
