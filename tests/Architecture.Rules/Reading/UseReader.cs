using System.Reflection.Metadata;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Reads a type a second time, for the few that a rule wants to know everything about: each use, its member and its line.</summary>
internal static class UseReader
{
    public static IReadOnlyList<CodeUse> Read(CodeType type, References references, NameTable names, TypeDefinitionHandle[] parts)
    {
        Collector uses = new(type, references, names);
        // What the tokens name is worked out on first use, and tests run side by side.
        lock (names)
        {
            if (type.IsAssembly) references.Scanner.ScanAssembly(uses);
            foreach (var part in parts) references.Scanner.Scan(part, uses);
        }
        return uses.Found;
    }

    private sealed class Collector(CodeType type, References references, NameTable names) : UseSink
    {
        private readonly MetadataReader _reader = type.Image.Reader;

        private (TypeDefinitionHandle, EntityHandle)? _at;
        private string? _member;
        private Lazy<SourceLines?> _lines = new(() => null);
        private bool _isInStateMachine;

        public List<CodeUse> Found { get; } = [];

        public override void Add(int target, UseKind kind)
        {
            var used = names.Targets[target];
            if (used.Type == type.OwnName) return;
            if (_at != (Owner, Member)) Arrive();
            var (lines, offset) = (_lines, Offset);
            Found.Add(new(kind, _member, used.Type.FullName, used.IsType ? null : used.MemberName, used.Type.Assembly)
            {
                FindPlace = () => lines.Value?.At(offset),
                TargetId = target,
                IsInStateMachine = _isInStateMachine,
            });
        }

        // The same for all uses of one member.
        private void Arrive()
        {
            var at = (Owner, Member);
            _at = at;
            _member = MemberName();
            _lines = new(() => type.Image.Sources.Lines(at.Owner, at.Member));
            _isInStateMachine = !Owner.IsNil && references.Name(Owner) is var owner && owner.Source != owner && MethodName() == "MoveNext";
        }

        private string? MemberName()
        {
            if (Member.IsNil) return null;
            if (MethodName() is not { } method) return Member.Kind switch
            {
                HandleKind.FieldDefinition => FieldName(_reader.GetString(_reader.GetFieldDefinition((FieldDefinitionHandle)Member).Name)),
                HandleKind.PropertyDefinition => Generated.MemberName(_reader.GetString(_reader.GetPropertyDefinition((PropertyDefinitionHandle)Member).Name)),
                _ => _reader.GetString(_reader.GetEventDefinition((EventDefinitionHandle)Member).Name),
            };
            if (Generated.Origin(method) is { } origin) return origin;
            for (var part = Owner; references.Name(part) is var name && name.Source != name; part = _reader.GetTypeDefinition(part).GetDeclaringType())
            {
                if (Generated.Origin(_reader.GetString(_reader.GetTypeDefinition(part).Name)) is { } member) return member;
            }
            return references.Name(Owner) is var source && source.Source == source ? Generated.MemberName(method) : null;
        }

        private string? MethodName() => Member is { IsNil: false, Kind: HandleKind.MethodDefinition }
            ? _reader.GetString(_reader.GetMethodDefinition((MethodDefinitionHandle)Member).Name)
            : null;

        // The field behind a property is named after it: <Total>k__BackingField.
        private static string FieldName(string field) => Generated.Origin(field) ?? field;
    }
}
