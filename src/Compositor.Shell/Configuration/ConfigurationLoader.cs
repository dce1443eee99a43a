using System.Text;
using Compositor.Shell.Configuration.Sections;
using Compositor.Shell.Configuration.Syntax;
using Compositor.Shell.Plugins;

namespace Compositor.Shell.Configuration;

/// <summary>Reads and checks a configuration file against what the plugins bring. Any thread; no state.</summary>
/// <param name="catalogue">Kinds and policies, with their keys.</param>
internal sealed class ConfigurationLoader(Catalogue catalogue)
{
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="file">As it is to be named in messages.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public async Task<ConfigurationResult> LoadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

            // One byte more than allowed, whatever length the file says it has: it may be a pipe, or grow.
            var bytes = new byte[MaximumBytes + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return length > MaximumBytes
                ? Failed(file, $"is larger than {MaximumBytes / 1024} KiB")
                : await ReadAsync(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length), file).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            return Failed(file, "is not UTF-8 text");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Failed(file, $"cannot be read: {problem.Message}");
        }
    }

    /// <summary>Reads text as if it stood in a file.</summary>
    public async Task<ConfigurationResult> ReadAsync(string text, string file)
    {
        var errors = new ErrorList(file);
        var root = new DocumentReader(errors).Read(text);
        var configuration = root is null ? null : await ReadAsync(root, Path.GetFullPath(file), errors).ConfigureAwait(false);
        return errors.IsEmpty ? new ConfigurationResult(configuration, []) : new ConfigurationResult(null, errors.Sorted);
    }

    private static ConfigurationResult Failed(string file, string message) => new(null, [new ConfigurationError(file, 0, 0, message)]);

    private async Task<ShellConfiguration> ReadAsync(Table root, string path, ErrorList errors)
    {
        var directory = Path.GetDirectoryName(path)!;
        var tables = new RootTables(root, errors);
        var sources = new List<SourceConfiguration>();
        var sourceSection = new SourceSection(catalogue.Sources, directory, errors);
        foreach (var table in tables.Sources)
        {
            if (await sourceSection.ReadAsync(table).ConfigureAwait(false) is { } source)
            {
                sources.Add(source);
            }
        }

        var layout = new PolicySection<Contracts.ILayoutPolicy>("layout policy", catalogue.Layouts, BuiltInPolicies.Layout, directory, errors);
        var input = new PolicySection<Contracts.IInputPolicy>("input policy", catalogue.InputPolicies, BuiltInPolicies.Input, directory, errors);
        var layouts = catalogue.Layouts.Keys.Append(BuiltInPolicies.Layout).Distinct().ToArray();
        var actions = new ActionReader(sourceSection.Names, layouts, directory, errors);
        return new ShellConfiguration(
            path,
            ShellSection.Read(tables.Shell, errors),
            sources,
            await layout.ReadAsync(tables.Layout).ConfigureAwait(false),
            await input.ReadAsync(tables.Input).ConfigureAwait(false),
            tables.Bindings is { } bindings ? new BindingSection(actions, errors).Read(bindings) : BindingSection.Defaults);
    }
}
