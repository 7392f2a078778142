using System.Windows.Markup;

[assembly: XmlnsDefinition("http://prismlibrary.com/", "Prism.Regions")]
[assembly: XmlnsDefinition("http://prismlibrary.com/", "Prism.Ioc")]
[assembly: XmlnsDefinition("http://prismlibrary.com/", "Prism.DryIoc")]
[assembly: XmlnsPrefix("http://prismlibrary.com/", "prism")]
