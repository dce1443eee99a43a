using System.Text.RegularExpressions;
using Xunit;

namespace Compositor.Architecture.Tests;

/// <summary>Rules for source files that no compiler checks.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;

    [Fact]
    public void No_file_of_the_product_is_longer_than_400_lines() =>
        Assert.DoesNotContain(
            Checkout.ProductSources.Select(path => (path, Lines: Read(path).AsSpan().Count('\n'))), file => file.Lines > LongestFile);

    [Fact]
    public void One_top_level_type_a_file() =>
        Assert.DoesNotContain(Checkout.ProductSources, path => TopLevelType().Count(Read(path)) > 1);

    [Fact]
    public void No_type_is_named_after_nothing() =>
        Assert.DoesNotContain(Checkout.ProductSources, path =>
            Path.GetFileNameWithoutExtension(path) is var name
            && (name.EndsWith("Manager", StringComparison.Ordinal) || name.EndsWith("Helper", StringComparison.Ordinal)
                || name.EndsWith("Util", StringComparison.Ordinal) || name.EndsWith("Utils", StringComparison.Ordinal)
                || name.EndsWith("Info", StringComparison.Ordinal) || name.EndsWith("Data", StringComparison.Ordinal)));

    [Fact]
    public void Static_state_is_only_the_debug_counts() =>
        Assert.DoesNotContain(Checkout.ProductSources, path =>
            !path.EndsWith("LiveCount.cs", StringComparison.Ordinal) && MutableStatic().IsMatch(Read(path)));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Checkout.Root, path));

    [GeneratedRegex(@"^(public|internal)?\s*(static |sealed |abstract |readonly |partial |unsafe |ref )*(class|struct|record|interface|enum) ", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^\s+(public|internal|private) static (?!readonly|partial|extern|unsafe partial)[\w<>?\[\], ]+ _?\w+( =[^>].*)?;\s*$", RegexOptions.Multiline)]
    private static partial Regex MutableStatic();
}
