using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Catalog;

/// <summary>A file of products that somebody sent, and how far it has got. Each of its lines becomes a product or is rejected, once.</summary>
public sealed class ProductImport : AggregateRoot<ProductImportId>
{
    public const int MaxLines = 100_000;
    public const int ColumnsLength = 40;

    private ProductImport(ProductImportId id, UserId requestedBy, DateTimeOffset requestedAt, JobId job, string columns, int lines) : base(id) =>
        (RequestedBy, RequestedAt, Job, Columns, Lines) = (requestedBy, requestedAt, job, columns, lines);

    public UserId RequestedBy { get; private init; }

    public DateTimeOffset RequestedAt { get; private init; }

    public JobId Job { get; private init; }

    /// <summary>In the order of the file.</summary>
    public string Columns { get; private init; }

    /// <summary>How many there are, the heading and blank ones not counted.</summary>
    public int Lines { get; private init; }

    public int Created { get; private set; }

    public int Rejected { get; private set; }

    public int Done => Created + Rejected;

    /// <param name="rejected">How many of the lines cannot even be read.</param>
    public static ProductImport Request(ProductImportId id, UserId by, DateTimeOffset at, JobId job, string columns, int lines, int rejected) =>
        new(id, by, at, job, columns, lines) { Rejected = rejected };

    /// <summary>Some more of the lines are dealt with.</summary>
    public void Advance(int created, int rejected) => (Created, Rejected) = (Created + created, Rejected + rejected);
}

[TypeConverter(typeof(IdTypeConverter<ProductImportId>)), JsonConverter(typeof(IdJsonConverter<ProductImportId>))]
public readonly record struct ProductImportId(Guid Value) : IId<ProductImportId>
{
    public static ProductImportId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static ProductImportId From(Guid value) => new(value);

    public static ProductImportId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ProductImportId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(ProductImportId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(ProductImportId left, ProductImportId right) => left.Value < right.Value;

    public static bool operator >(ProductImportId left, ProductImportId right) => left.Value > right.Value;

    public static bool operator <=(ProductImportId left, ProductImportId right) => left.Value <= right.Value;

    public static bool operator >=(ProductImportId left, ProductImportId right) => left.Value >= right.Value;
}

public interface IProductImportRepository
{
    Task<ProductImport?> Find(ProductImportId id, CancellationToken cancellationToken);

    void Add(ProductImport import);
}

public static class ProductImportErrors
{
    public static readonly Error NoHeading = Invalid("body", "The file is empty.");

    public static readonly Error NoLines = Invalid("body", "There is no line of products below the heading.");

    public static readonly Error TooManyLines = Invalid("body", $"An import has at most {ProductImport.MaxLines} lines: send the rest as another one.");

    public static Error NotFound(ProductImportId id) =>
        new(ErrorKind.NotFound, "catalog.import_not_found", $"There is no import {id}.");

    public static Error Ended(ProductImportId id) =>
        new(ErrorKind.Conflict, "catalog.import_ended", $"The import {id} has ended: there is nothing to call off.");

    public static Error Heading(string wrong) => Invalid("heading", wrong);

    public static Error LineRejected(IEnumerable<string> wrong) =>
        new(ErrorKind.Validation, "catalog.line_rejected", string.Join(' ', wrong));

    private static Error Invalid(string field, string wrong) =>
        CommonErrors.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [wrong] });
}
