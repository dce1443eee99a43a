using Compositor.Contracts;

namespace Compositor.Plugins.Layouts;

/// <summary>Makes <see cref="FixedLayout"/>.</summary>
internal sealed class FixedFactory : IFactory<ILayoutPolicy>
{
    private const string Key = "places";
    private const int Most = 256;

    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new(Key, SettingType.StringList, "The places, back to front: \"NAME X Y WIDTH HEIGHT\" in pixels or shares of the output (\"50%\"), and perhaps a fit."),
        FitSetting.Spec,
    ];

    public ILayoutPolicy Create(Settings settings)
    {
        var texts = settings.GetStrings(Key) ?? [];
        if (texts.Count is 0 or > Most)
        {
            throw new SettingException(Key, texts.Count == 0 ? "the layout fixed has no places: [layout.fixed] needs them" : $"there are {texts.Count} places; {Most} are the most");
        }

        var places = texts.Select(text => FixedPlace.Parse(text, Key)).ToArray();
        var twice = places.GroupBy(place => place.Surface).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new FixedLayout(places, FitSetting.Read(settings))
            : throw new SettingException(Key, $"\"{twice.Key}\" has more than one place");
    }
}
