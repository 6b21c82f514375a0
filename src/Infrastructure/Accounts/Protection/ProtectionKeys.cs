using System.Xml.Linq;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CleanTemplate.Infrastructure.Accounts.Protection;

/// <summary>Keeps the keys of Data Protection in the database. They are few and read once a day, through an interface that cannot wait.</summary>
internal sealed class ProtectionKeys(ScopedServices services) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => services.With((AppDbContext context) =>
        context.Set<ProtectionKey>().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml)).ToList());

    public void StoreElement(XElement element, string friendlyName) => services.With((AppDbContext context) =>
    {
        context.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        return context.SaveChanges();
    });
}
