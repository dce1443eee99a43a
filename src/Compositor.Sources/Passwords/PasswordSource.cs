using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Sources;

/// <summary>Where a source's password, or another secret, comes from; asked anew for each connection, never logged.</summary>
public sealed class PasswordSource
{
    private const string Password = "password";
    private const int LongestFile = 16 << 10;
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(15);

    /// <summary>The settings of a password, for a factory's list.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } = SpecsOf(Password, "the server's password, where it has one");

    private readonly Func<CancellationToken, Task<string>> _get;
    private readonly string _name;
    private readonly int _longest;

    private PasswordSource(Func<CancellationToken, Task<string>> get, string name, int longest) => (_get, _name, _longest) = (get, name, longest);

    /// <summary>The settings that <see cref="Read"/> reads, for a factory's list.</summary>
    /// <param name="name">Of the secret: "password".</param>
    /// <param name="summary">One line for people.</param>
    public static IReadOnlyList<SettingSpec> SpecsOf(string name, string summary) =>
    [
        new(name, SettingType.String, summary),
        new($"{name}-file", SettingType.String, $"a file whose content is the {name}"),
        new($"{name}-env", SettingType.String, $"an environment variable that has the {name}"),
        new($"{name}-command", SettingType.StringList, $"a program and its arguments that print the {name}"),
    ];

    /// <summary>Reads which of the settings is there; no secret is an empty one.</summary>
    /// <param name="settings">Has at most one of password, password-file, password-env and password-command.</param>
    /// <param name="longest">The most bytes that the protocol can take.</param>
    /// <param name="name">Of the secret.</param>
    /// <exception cref="SettingException">There are two, or one is empty.</exception>
    public static PasswordSource Read(Settings settings, int longest, string name = Password)
    {
        var (file, variable, command) = ($"{name}-file", $"{name}-env", $"{name}-command");
        var given = ((string[])[name, file, variable, command]).Where(settings.Has).ToList();
        if (given.Count > 1)
        {
            throw new SettingException(given[1], $"there can be one of {given[0]} and {given[1]}");
        }

        Func<CancellationToken, Task<string>> get = given.SingleOrDefault() is not { } key ? Fixed(string.Empty)
            : key == file ? FromFile(name, Path.GetFullPath(settings.GetString(key)!, Path.GetFullPath(settings.Directory)))
            : key == variable ? FromEnvironment(name, settings.GetString(key)!)
            : key == command ? FromCommand(name, key, settings.GetStrings(key)!)
            : Fixed(settings.GetString(key)!);
        return new PasswordSource(get, name, longest);
    }

    /// <summary>The secret.</summary>
    /// <exception cref="SourceException">It cannot be had, or cannot be one.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        var secret = await _get(cancellationToken).ConfigureAwait(false);
        return System.Text.Encoding.UTF8.GetByteCount(secret) <= _longest
            ? secret
            : throw new SourceException($"the {_name} is longer than the server can take ({_longest} bytes)");
    }

    private static Func<CancellationToken, Task<string>> Fixed(string secret) => _ => Task.FromResult(secret);

    private static Func<CancellationToken, Task<string>> FromEnvironment(string name, string variable) => _ =>
        Task.FromResult(Environment.GetEnvironmentVariable(variable) ?? throw new SourceException($"the {name}'s variable {variable} is not set"));

    private static Func<CancellationToken, Task<string>> FromCommand(string name, string key, IReadOnlyList<string> command)
    {
        if (command.Count == 0)
        {
            throw new SettingException(key, $"{key} names no program");
        }

        return async cancellationToken =>
        {
            var end = await ChildProcess.RunAsync(command[0], command.Skip(1), CommandLimit, cancellationToken: cancellationToken).ConfigureAwait(false)
                ?? throw new SourceException($"the {name}'s command {command[0]} cannot be started");
            return end switch
            {
                { TookTooLong: true } => throw new SourceException($"the {name}'s command {command[0]} took longer than {CommandLimit.TotalSeconds} s"),
                { Status: 0 } => end.Output.TrimEnd('\r', '\n'),
                _ => throw new SourceException($"the {name}'s command {command[0]} failed with status {end.Status}: {end.LastError}"),
            };
        };
    }

    private static Func<CancellationToken, Task<string>> FromFile(string name, string path) => async cancellationToken =>
    {
        try
        {
            return (await BoundedFile.ReadAsync(path, LongestFile, cancellationToken).ConfigureAwait(false)).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"the {name}'s file cannot be read: {e.Message}", e);
        }
    };
}
