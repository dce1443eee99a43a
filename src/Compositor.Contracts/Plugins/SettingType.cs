namespace Compositor.Contracts;

/// <summary>The type of a configuration value.</summary>
public enum SettingType
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number, with or without fraction.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>An array of strings.</summary>
    StringList,
}
