using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <summary>The running program: a server with one card, a player of scenes, and commands from stdin. Main thread, unless said.</summary>
internal sealed class Session
{
    private readonly ServerOptions _options;
    private readonly EventLoop _loop = new();
    private readonly Card _card;
    private readonly Player _player;
    private readonly StandardInput _lines = new();
    private readonly Commands _commands;
    private volatile bool _hasClient;
    private bool _knewClient;
    private bool _hasPlayed;

    public unsafe Session(ServerOptions options)
    {
        _options = options;
        var server = Listener.Listen(options, _loop.Core, out var ready);
        _card = new Card(_loop, ClientChanged);
        _card.Attach(server);
        _card.Resize(options.Size.Width, options.Size.Height);
        SpiceLibrary.StartMachine(server);
        _player = new Player(_loop, _card, options);
        _commands = new Commands(_card, _player, new Inputs(_loop, server), new AgentPort(_loop, server), new Sounds(_loop, server));
        _ = _loop.AddWatch(0, _lines.Fill);
        Console.WriteLine($"ready {ready}");
    }

    /// <returns>False when the time limit came before the end of stdin and before "quit".</returns>
    public bool Run() => _loop.Run(Step, _options.Limit);

    // True: all is done.
    private bool Step()
    {
        if (_hasClient != _knewClient)
        {
            _knewClient = _hasClient;
            Console.WriteLine(_knewClient ? "client" : "no client");
            if (_knewClient && !_hasPlayed)
            {
                _hasPlayed = true;
                _player.Play(_options.Scenes);
            }
        }

        _player.Step();
        // One after the other: a dump comes after the scene that was asked for before it.
        while (!_player.IsBusy && _lines.Next() is { } line)
        {
            if (line == "quit")
            {
                return true;
            }

            _commands.Run(line);
        }

        return _lines.HasEnded;
    }

    // The server's worker thread.
    private void ClientChanged(bool isPresent)
    {
        _hasClient = isPresent;
        _loop.Wake();
    }
}
