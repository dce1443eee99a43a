namespace Compositor.VirglDriver;

/// <summary>The pictures of a guest by name, and the commands that draw and show them. One thread.</summary>
internal sealed class Scene(Guest guest)
{
    private const int LargestSide = 4096;

    private readonly Dictionary<string, Picture> _pictures = new(StringComparer.Ordinal);

    /// <summary>Executes a command.</summary>
    /// <returns>What it has to say; null when this is no command of a scene.</returns>
    /// <exception cref="DriverException">It is wrong, or goes wrong.</exception>
    public string? Execute(Words words)
    {
        switch (words.Text())
        {
            case "rendered":
                Add(words, (width, height) => guest.CreateRendered(width, height, words.IsNext("bottom-up")));
                break;
            case "plain":
                Add(words, guest.CreatePlain);
                break;
            case "blob":
                Add(words, guest.CreateBlob);
                break;
            case "fill":
                Find(words).Fill(words.Colour());
                break;
            case "paint":
                Find(words).Paint(words.Area(), words.Colour());
                break;
            case "blit":
                Find(words).Blit(words.Area(), words.Colour());
                break;
            case "show":
                var head = words.Number();
                Show(Find(words), head, words);
                break;
            case "off":
                guest.Scanouts.SetOff(words.Number());
                break;
            case "flush":
                Find(words).Flush();
                break;
            case "flip":
                return Run(words).Flip(words.Number());
            case "frames":
                return Run(words).Repeat(TimeSpan.FromSeconds(words.Number()), words.IsNext("at") ? words.Number() : 0);
            default:
                return null;
        }

        return string.Empty;
    }

    private void Add(Words words, Func<int, int, Picture> create)
    {
        var name = words.Text();
        var (width, height) = (words.Number(), words.Number());
        if (width is < 1 or > LargestSide || height is < 1 or > LargestSide)
        {
            throw new DriverException($"a picture cannot be {width}x{height} pixels");
        }

        _pictures[name] = create(width, height);
    }

    private static void Show(Picture picture, int head, Words words)
    {
        if (words.IsNext("part"))
        {
            picture.Show(head, words.Area());
        }
        else
        {
            picture.Show(head);
        }
    }

    private Picture Find(Words words) => Find(words.Text());

    private Picture Find(string name) => _pictures.TryGetValue(name, out var picture) ? picture : throw new DriverException($"there is no picture {name}");

    private FrameRun Run(Words words)
    {
        var head = words.Number();
        return new FrameRun(guest.Scanouts, head, [.. words.Text().Split(',').Select(Find)]);
    }
}
