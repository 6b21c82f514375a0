using CleanTemplate.Architecture.Planted.Code.Application.Loans;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Architecture.Planted.Code.Application.Books;

/// <summary>Closes the circle: loans use books, books use loans.</summary>
internal static class Overdue
{
    public static Result Remind() => Reminders.Send();
}
