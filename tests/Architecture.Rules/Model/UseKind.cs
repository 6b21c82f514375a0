namespace CleanTemplate.Architecture.Rules.Model;

/// <summary>How one piece of code uses another: the place where the other's name stands.</summary>
public enum UseKind
{
    /// <summary>Derives from it.</summary>
    BaseType,

    /// <summary>Implements it.</summary>
    Interface,

    /// <summary>A generic parameter must be one.</summary>
    Constraint,

    /// <summary>A property or an indexer of that type.</summary>
    Property,

    /// <summary>An event of that type.</summary>
    Event,

    /// <summary>Holds it in a field.</summary>
    Field,

    /// <summary>A method takes it.</summary>
    Parameter,

    /// <summary>A method returns it.</summary>
    Return,

    /// <summary>Carries it as an attribute.</summary>
    Attribute,

    /// <summary>Names it in the argument of an attribute.</summary>
    AttributeArgument,

    /// <summary>Overrides its member explicitly.</summary>
    Override,

    /// <summary>Names it in marshalling information.</summary>
    Marshalling,

    /// <summary>Calls a method of it, or takes its address.</summary>
    Call,

    /// <summary>Reads or writes a field of it.</summary>
    FieldAccess,

    /// <summary>Casts to it, tests for it, creates an array of it, asks for its <c>typeof</c>.</summary>
    TypeOperand,

    /// <summary>Has a local variable of it.</summary>
    Local,

    /// <summary>Catches it.</summary>
    Catch,

    /// <summary>Hands it over as a generic argument.</summary>
    GenericArgument,

    /// <summary>Calls something that takes or returns it.</summary>
    Signature,
}
