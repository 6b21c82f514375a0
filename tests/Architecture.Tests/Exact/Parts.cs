using CleanTemplate.Application.Common;
using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>The parts of a house that rules speak of.</summary>
internal static class Parts
{
    extension(House house)
    {
        /// <summary>The business areas: what the use cases are grouped by.</summary>
        public HashSet<string> Areas() => [.. house.Types.That().ResideInNamespace(house.Application).GetTypes()
            .Select(type => type.Namespace[house.Application.Length..].Split('.').ElementAtOrDefault(1))
            .OfType<string>().Where(area => area != "Common")];

        /// <summary>Every command and query.</summary>
        public PredicateList Requests() => house.Types
            .That().ResideInNamespace(house.Root).And().AreNotInterfaces().And().Are(type => type.Interfaces.Any(IsRequest));

        /// <summary>What does the work of a request, without the steps around it.</summary>
        public PredicateList Handlers() => house.Types
            .That().ResideInNamespace(house.Root).And().AreNotGeneric().And().Are(type => type.Interfaces.Any(IsHandler));

        /// <summary>Aggregate roots.</summary>
        public PredicateList Roots() => house.Types.That().ResideInNamespace(house.Root).And().Inherit(typeof(AggregateRoot));

        /// <summary>The full names of aggregate roots, of the classes they consist of, and of the base classes of both.</summary>
        public HashSet<string> Entities()
        {
            var classes = house.Types.That().AreClasses().And().AreNotRecords().GetTypes()
                .ToLookup(type => type.FullName, StringComparer.Ordinal);
            HashSet<string> entities = new(StringComparer.Ordinal);
            Stack<CodeType> open = new(house.Roots().GetTypes());
            while (open.TryPop(out var entity))
            {
                if (!entities.Add(entity.FullName)) continue;
                var parts = State(entity).Select(member => member.Type).Concat(entity.BaseTypes).SelectMany(Named);
                foreach (var part in parts.SelectMany(name => classes[name])) open.Push(part);
            }
            return entities;
        }
    }

    /// <summary>The requests that a handler handles.</summary>
    public static IEnumerable<string> RequestsOf(CodeType handler) =>
        handler.Interfaces.Where(IsHandler).Select(face => face.Arguments[0].SourceName);

    /// <summary>What a request answers.</summary>
    public static TypeShape AnswerOf(CodeType request) => request.Interfaces.First(IsRequest).Arguments[0];

    /// <summary>What a type consists of.</summary>
    public static IEnumerable<CodeMember> State(CodeType type) => type.Members.Where(IsState);

    public static bool IsState(CodeMember member) => member.Kind is MemberKind.Property or MemberKind.Field;

    /// <summary>A type and its generic arguments or elements, at any depth.</summary>
    public static IEnumerable<TypeShape> Written(TypeShape type) => type.Arguments.SelectMany(Written).Prepend(type);

    /// <summary>The full names of a type and of its generic arguments or elements.</summary>
    public static IEnumerable<string> Named(TypeShape type) => Written(type).Select(part => part.SourceName);

    private static bool IsRequest(TypeShape face) =>
        face.FullName == typeof(ICommand<>).FullName || face.FullName == typeof(IQuery<>).FullName;

    private static bool IsHandler(TypeShape face) =>
        face.FullName == typeof(ICommandHandler<,>).FullName || face.FullName == typeof(IQueryHandler<,>).FullName;
}
