using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>What a field that a compiler has made stands for: a variable that a lambda captures, a local of a state machine, or part of the machine.</summary>
internal enum Variable : byte { Unknown, None, Captured, Hoisted, OfTheMachine }

/// <summary>Which variables of the source the fields of an assembly stand for, when the compiler has made them.</summary>
internal sealed class Variables(AssemblyImage image, TypeNames types)
{
    private readonly MetadataReader _reader = image.Reader;
    private readonly Variable[] _definitions = new Variable[image.Reader.FieldDefinitions.Count + 1];
    private readonly Variable[] _references = new Variable[image.Reader.MemberReferences.Count + 1];

    public Variable this[EntityHandle field]
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get
        {
            var row = MetadataTokens.GetRowNumber(field);
            ref var variable = ref (field.Kind == HandleKind.FieldDefinition ? ref _definitions[row] : ref _references[row]);
            if (variable == Variable.Unknown) variable = Find(field);
            return variable;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Variable Find(EntityHandle field)
    {
        var isDefinition = field.Kind == HandleKind.FieldDefinition;
        var reference = isDefinition ? default : _reader.GetMemberReference((MemberReferenceHandle)field);
        var type = types[isDefinition ? field : reference.Parent];
        if (type?.Source is null || type.Source == type) return Variable.None;
        var name = isDefinition ? _reader.GetFieldDefinition((FieldDefinitionHandle)field).Name : reference.Name;
        if (IsHoistedLocal(name)) return Variable.Hoisted;
        return type.IsStateMachine ? Variable.OfTheMachine : Variable.Captured;
    }

    // Most fields are none, and their names need not be read for it: <>1__state and the like.
    private bool IsHoistedLocal(StringHandle name) => _reader.StringComparer.StartsWith(name, "<") && !_reader.StringComparer.StartsWith(name, "<>")
        && Generated.IsHoistedLocal(_reader.GetString(name));
}
