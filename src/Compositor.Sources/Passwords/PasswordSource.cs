using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Sources;

/// <summary>Where a source's password comes from; asked anew for each connection, never logged.</summary>
public sealed class PasswordSource
{
    private const int LongestFile = 4096;
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(15);

    /// <summary>The settings that <see cref="Read"/> reads, for a factory's list.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new("password", SettingType.String, "the server's password, where it has one"),
        new("password-file", SettingType.String, "a file whose content is the password"),
        new("password-env", SettingType.String, "an environment variable that has the password"),
        new("password-command", SettingType.StringList, "a program and its arguments that print the password"),
    ];

    private readonly Func<CancellationToken, Task<string>> _get;
    private readonly int _longest;

    private PasswordSource(Func<CancellationToken, Task<string>> get, int longest) => (_get, _longest) = (get, longest);

    /// <summary>Reads which of the settings is there; no password is an empty one.</summary>
    /// <param name="settings">Has at most one of password, password-file, password-env and password-command.</param>
    /// <param name="longest">The most bytes that the protocol can take.</param>
    /// <exception cref="SettingException">There are two, or one is empty.</exception>
    public static PasswordSource Read(Settings settings, int longest)
    {
        var given = Specs.Select(spec => spec.Name).Where(settings.Has).ToList();
        if (given.Count > 1)
        {
            throw new SettingException(given[1], $"there can be one of {given[0]} and {given[1]}");
        }

        var get = given.SingleOrDefault() switch
        {
            "password" => Fixed(settings.GetString("password")!),
            "password-file" => FromFile(Path.GetFullPath(settings.GetString("password-file")!, Path.GetFullPath(settings.Directory))),
            "password-env" => FromEnvironment(settings.GetString("password-env")!),
            "password-command" => FromCommand(settings.GetStrings("password-command")!),
            _ => Fixed(string.Empty),
        };
        return new PasswordSource(get, longest);
    }

    /// <summary>The password.</summary>
    /// <exception cref="SourceException">It cannot be had, or cannot be one.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        var password = await _get(cancellationToken).ConfigureAwait(false);
        return System.Text.Encoding.UTF8.GetByteCount(password) <= _longest
            ? password
            : throw new SourceException($"the password is longer than the server can take ({_longest} bytes)");
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
