namespace Probative.Formats.Types;

/// <summary>How the ending of a file's name stands to the type of its content.</summary>
public enum NameAgreement
{
    /// <summary>No name was given, or it has no ending.</summary>
    NoExtension,

    /// <summary>The ending is one of the usual ones of this type.</summary>
    Agrees,

    /// <summary>The ending is usual for other types, and not for this one.</summary>
    Differs,

    /// <summary>The ending belongs to no type that is known here, or the type is not known.</summary>
    NotKnown,
}
