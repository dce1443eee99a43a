using Compositor.SpiceServer.Drawing;
using Compositor.SpiceServer.Scenes;

namespace Compositor.SpiceServer.Serving;

/// <summary>Plays scenes one after the other; a video scene by a clock. Main thread.</summary>
internal sealed class Player(EventLoop loop, Card card, ServerOptions options)
{
    private const int FrameMilliseconds = 33;

    private readonly Queue<(Scene Scene, uint Seed)> _waiting = new();
    private readonly Painter _painter = new(card);
    private Scene? _scene;
    private SceneStage? _stage;
    private nint _ticker;
    private int _frame;

    /// <summary>True until the server has taken all that is to be played.</summary>
    public bool IsBusy => _scene is not null || _waiting.Count > 0;

    public uint Seed => options.Seed;

    /// <summary>Plays scenes by name after those that wait; "all" for all of them.</summary>
    /// <param name="names">Of the scenes.</param>
    /// <param name="seed">What is drawn depends on it; null for that of the command line.</param>
    /// <exception cref="ServerException">There is no such scene.</exception>
    public void Play(IEnumerable<string> names, uint? seed = null)
    {
        foreach (var scene in names.SelectMany(SceneCatalogue.Find).ToArray())
        {
            _waiting.Enqueue((scene, seed ?? options.Seed));
        }

        Step();
    }

    /// <summary>Goes on where there is something to do; to be called whenever the loop wakes.</summary>
    public void Step()
    {
        if (_scene is not null && _ticker == 0 && card.IsDrained)
        {
            Console.WriteLine($"played {_scene.Name}");
            _scene = null;
        }

        if (_scene is not null || !_waiting.TryDequeue(out var next))
        {
            return;
        }

        _scene = next.Scene;
        _stage = new SceneStage(_painter, _scene.NoiseOf(next.Seed), Box.Of(card.Width, card.Height));
        _scene.Draw(_stage);
        card.Wake();
        _frame = 0;
        // Without frames the ticker only looks whether the server has taken everything.
        _ticker = loop.AddTicker(_scene.DrawFrame is null ? 5 : FrameMilliseconds, Tick);
    }

    private void Tick()
    {
        if (_scene?.DrawFrame is { } draw && _frame < options.Frames)
        {
            draw(_stage!, _frame++);
            card.Wake();
        }
        else if (card.IsDrained)
        {
            loop.RemoveTicker(_ticker);
            _ticker = 0;
        }
    }
}
