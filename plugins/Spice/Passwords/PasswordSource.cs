using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Plugins.Spice;

/// <summary>Where a source's password comes from; asked anew for each connection, never logged.</summary>
internal sealed class PasswordSource
{
    private const int LongestFile = 4096;
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(15);

    private readonly Func<CancellationToken, Task<string>> _get;

    private PasswordSource(Func<CancellationToken, Task<string>> get) => _get = get;

    /// <summary>Reads which of the settings is there; no password is an empty one.</summary>
    /// <exception cref="SettingException">There are two, or one is empty.</exception>
    public static PasswordSource Read(Settings settings)
    {
        string[] keys = ["password", "password-file", "password-env", "password-command"];
        var given = keys.Where(settings.Has).ToList();
        if (given.Count > 1)
        {
            throw new SettingException(given[1], $"there can be one of {given[0]} and {given[1]}");
        }

        return given.SingleOrDefault() switch
        {
            "password" => new PasswordSource(Fixed(settings.GetString("password")!)),
            "password-file" => new PasswordSource(FromFile(Path.GetFullPath(settings.GetString("password-file")!, Path.GetFullPath(settings.Directory)))),
            "password-env" => new PasswordSource(FromEnvironment(settings.GetString("password-env")!)),
            "password-command" => new PasswordSource(FromCommand(settings.GetStrings("password-command")!)),
            _ => new PasswordSource(Fixed(string.Empty)),
        };
    }

    /// <summary>The password.</summary>
    /// <exception cref="SourceException">It cannot be had, or cannot be one.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        var password = await _get(cancellationToken).ConfigureAwait(false);
        return System.Text.Encoding.UTF8.GetByteCount(password) <= Ticket.LongestPassword
            ? password
            : throw new SourceException($"the password is longer than SPICE allows ({Ticket.LongestPassword} bytes)");
    }

    private static Func<CancellationToken, Task<string>> Fixed(string password) => _ => Task.FromResult(password);

    private static Func<CancellationToken, Task<string>> FromEnvironment(string variable) => _ =>
        Task.FromResult(Environment.GetEnvironmentVariable(variable) ?? throw new SourceException($"the password's variable {variable} is not set"));

    private static Func<CancellationToken, Task<string>> FromCommand(IReadOnlyList<string> command)
    {
        if (command.Count == 0)
        {
            throw new SettingException("password-command", "password-command names no program");
        }

        return async cancellationToken =>
        {
            var end = await ChildProcess.RunAsync(command[0], command.Skip(1), CommandLimit, cancellationToken: cancellationToken).ConfigureAwait(false)
                ?? throw new SourceException($"the password's command {command[0]} cannot be started");
            return end switch
            {
                { TookTooLong: true } => throw new SourceException($"the password's command {command[0]} took longer than {CommandLimit.TotalSeconds} s"),
                { Status: 0 } => end.Output.TrimEnd('\r', '\n'),
                _ => throw new SourceException($"the password's command {command[0]} failed with status {end.Status}: {end.LastError}"),
            };
        };
    }

    private static Func<CancellationToken, Task<string>> FromFile(string path) => async cancellationToken =>
    {
        try
        {
            return (await BoundedFile.ReadAsync(path, LongestFile, cancellationToken).ConfigureAwait(false)).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"the password's file cannot be read: {e.Message}", e);
        }
    };
}
