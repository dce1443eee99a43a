using System.Runtime.InteropServices;

namespace Compositor.SpiceOracle;

/// <summary>What is needed of GLib and GObject: the main context, and properties by value, for the variadic functions cannot be called from here.</summary>
internal static unsafe partial class GLib
{
    /// <summary>G_TYPE_INT and G_TYPE_STRING of gobject/gtype.h.</summary>
    private const nuint TypeInt = 6 << 2;
    private const nuint TypeString = 16 << 2;

    [LibraryImport("libglib-2.0.so.0", EntryPoint = "g_main_context_iteration")]
    public static partial int Iterate(nint context, int mayBlock);

    [LibraryImport("libglib-2.0.so.0", EntryPoint = "g_main_context_wakeup")]
    public static partial void Wake(nint context);

    [LibraryImport("libglib-2.0.so.0", EntryPoint = "g_list_free")]
    public static partial void FreeList(GList* list);

    public static void SetString(nint instance, string property, string text)
    {
        var value = default(GValue);
        Init(&value, TypeString);
        SetString(&value, text);
        SetProperty(instance, property, &value);
        Unset(&value);
    }

    public static int GetInt(nint instance, string property)
    {
        var value = default(GValue);
        Init(&value, TypeInt);
        GetProperty(instance, property, &value);
        return GetInt(&value);
    }

    [LibraryImport("libgobject-2.0.so.0", EntryPoint = "g_value_init")]
    private static partial GValue* Init(GValue* value, nuint type);

    [LibraryImport("libgobject-2.0.so.0", EntryPoint = "g_value_unset")]
    private static partial void Unset(GValue* value);

    [LibraryImport("libgobject-2.0.so.0", EntryPoint = "g_value_set_string", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void SetString(GValue* value, string text);

    [LibraryImport("libgobject-2.0.so.0", EntryPoint = "g_value_get_int")]
    private static partial int GetInt(GValue* value);

    [LibraryImport("libgobject-2.0.so.0", EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void SetProperty(nint instance, string name, GValue* value);

    [LibraryImport("libgobject-2.0.so.0", EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void GetProperty(nint instance, string name, GValue* value);
}
