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
