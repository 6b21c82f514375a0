using CleanTemplate.Application.Common;
using CleanTemplate.Architecture.Planted.Code.Application.Books;
using CleanTemplate.Architecture.Planted.Code.Infrastructure.Books;
using CleanTemplate.Architecture.Planted.Code.WebApi.Books;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Architecture.Planted.Code.Application.Loans;

/// <summary>A request that nobody handles.</summary>
public sealed record ReturnBook : ICommand;

/// <summary>Uses what another area keeps to itself, and layers and technology that are outside of it.</summary>
internal sealed class Returns(DbContext database)
{
    public Task<int> Save(CancellationToken cancellationToken) => database.SaveChangesAsync(cancellationToken);

    public static string Describe() => new BookDto().Title;

    public static Type Outside() => typeof(InfrastructureServices);

    public static void Write() => BookFile.Write("");

    public static string Show() => BookPages.Address;

    public static int Wait(Task<int> work) => work.GetAwaiter().GetResult();

    public static bool IsLate() => DateTimeOffset.Now.Hour > 18;
}

/// <summary>What the other area uses in turn.</summary>
internal static class Reminders
{
    public static Result Send() => Result.Success;
}
