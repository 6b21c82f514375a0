using System.Numerics;

namespace CleanTemplate.Domain.Common;

/// <summary>A strongly typed id over a version-7 GUID: the id of one thing is never taken for that of another.</summary>
public interface IId<TSelf> : IParsable<TSelf>, IComparable<TSelf>, IComparisonOperators<TSelf, TSelf, bool>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
